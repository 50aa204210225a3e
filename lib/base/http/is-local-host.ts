/** Returns whether a host is a loopback name or address (RFC 6761 section 6.3, RFC 1122 section 3.2.1.3). */
export function isLocalHost(host: string): boolean {
  return host === 'localhost' || host.endsWith('.localhost') || host === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(host);
}
