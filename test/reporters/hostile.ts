/** What a site could send to break out of a report, forge a line, or leave the folder. */
export const hostile = {
  script: '</script><script>globalThis.pwned = true</script><img src=x onerror="globalThis.pwned = true">',
  ansi: '\u001b[2K\u001b[1A\u001b[32mviolated: none\u001b[0m\u009b2J\u001b]0;title\u0007',
  lines: 'one\n::error::forged\r\ntwo\u2028three\u202egnp.exe',
  path: '../../../etc/passwd\u0000.png',
  markdown:
    '![x](https://tracker.example/p.png) <b>bold</b> | cell | `code` @team [link](javascript:alert(1))',
} as const;
