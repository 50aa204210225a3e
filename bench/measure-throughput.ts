export async function measureThroughput(): Promise<string> { return ''; }
