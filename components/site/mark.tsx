/** The site's mark: a star of two crossed lenses, one of them accented. */
export function Mark({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 32 32" width="24" height="24" className={className} aria-hidden="true" focusable="false">
      <path
        d="M16 1c2.2 9.4 5.6 12.8 15 15-9.400 2.200-12.800 5.600-15 15-2.200-9.400-5.600-12.800-15-15 9.400-2.200 12.800-5.600 15-15Z"
        fill="var(--color-accent)"
      />
      <path
        d="M16 10.200c.9 3.600 2.200 4.900 5.800 5.800-3.600.9-4.900 2.200-5.800 5.800-.9-3.600-2.200-4.900-5.800-5.800 3.600-.9 4.900-2.200 5.800-5.800Z"
        fill="var(--color-paper)"
      />
    </svg>
  );
}
