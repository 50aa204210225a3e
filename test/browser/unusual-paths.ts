/** Paths that redirect. */
export const moved = [
  ...['/en', '/en/', '/en?a=1', '/en/posts', '/en/en/posts/', '/EN/posts', '/english/', '/posts/?a=1&b=%20', '/zh/', '/posts/page/1'],
  ...[
    '/zh/tags/jax/page/1',
    '/en/posts/page/1',
    '/posts/page/1/',
    '/POSTS/PAGE/1',
    '/en/icon.svg',
    '/icon.svg/',
    '/images/',
    '/en/server-error',
  ],
  ...[
    '/posts//x',
    '//evil.example',
    '/zh//evil.example',
    '/\\evil.example',
    '/en//posts',
    '/en/%E5%BC%BA/',
    '/zh/tags/%e5%bc%ba/',
    '/%ff/',
    '/en/posts/%C3%A9/page/1',
    '/%0d%0ax:y/',
  ],
  ...['/compare/jax-vs-pytorch', '/zh/compare/jax-vs-pytorch', '/compare/jax-vs-jax', '/COMPARE/jax-vs-pytorch', '/en/frameworks?sort=tpu'],
  ...[
    '/tags/torch',
    '/zh/tags/Torch/',
    '/TAGS/tf/page/2?a=1&b=%20',
    '/tags/torch/feed.xml',
    '/tags/torch//x',
    '/en/tags/torch',
    '/en/posts?tag=jax',
  ],
];

/** Paths that answer 404: internal names, and spellings that servers read differently. */
export const nowhere = [
  ...['/nope', '/zh/nope', '/ZH/nope', '/posts/nope', '/index', '/index.html', '/posts.html', '/.home', '/.home.html', '/zh.html'],
  ...['/pages/posts.html', '/files/icon.svg', '/.errors/not-found.en.html', '/.node', '/icon.svg.gz', '/images', '/images/nope.png'],
  ...['/POSTS', '/%70osts', '/posts%2ftags', '/%00', '/zh/%00', '/%2e%2e/package.json', '/..%2f..%2fpackage.json', '/..;/x', '/en/../x'],
  ...[
    '/%',
    '/zh/posts/%',
    '/%ff',
    '/posts/%c0%ae',
    '/tags/%E5%BC%BA',
    '/zh/%E5%BC%BA%2fx',
    '/posts/[slug]',
    '/%5Blocale%5D',
    '/.well-known/x',
    `/${'x'.repeat(4000)}`,
  ],
  ...['/frameworks/nope', '/compare/pytorch-vs-nope', '/zh/compare/jax', '/compare/jax-vs-', '/compare/a/b'],
  ...['/wp-login.php', '/zh/wp-admin/setup-config.php', '/xmlrpc.php', '/.env', '/vendor/x/eval-stdin.php', '/API/health', '/Zh/posts/x'],
  ...['/scripts/nope.js', '/_next/nope', '/images/nope', '/api/nope', '/tags/nope/feed.xml', '/a/b/c/d', '/-', '/a.b.c', '/_not-found'],
  ...['/tags/PyTorch', '/tags/torchx', '/tags/x/torch', '/series', '/series/nope', '/zh/series/%ff'],
];

/** Paths that Next.js answers on request, and ones that a server might normalize. */
export const ofNode = [
  ...['/_next/image', '/_next/image?url=%', '/_next/image?url=%2Ficon.svg&w=480&q=75', '/posts.rsc', '/posts/../tags', '/./posts'],
  ...['/frameworks?sort=tpu&dir=desc', '/zh/frameworks?x=1&only=differences', '/frameworks?sort=%ff&only', '/frameworks?xsort=tpu'],
  ...['/posts?tag=jax&lang=zh', '/zh/posts?page=2', '/posts?x=1&category=%ff', '/zh/posts?tag', '/posts?xtag=jax', '/posts/view'],
  ...['/share/pages/home.0123456789.png', '/zh/share/tags/jax.0123456789.png', '/share/posts/nope.0123456789.png', '/share/posts/x'],
  ...['/guide/answer', '/zh/guide/answer?mobile=2&mobile=3&x=%', '/frameworks/view'],
  ...['/guide?tpu=3&x=1', '/zh/guide?x=%&mobile', '/guide?x=1', '/guide?xtpu=3', '/zh/frameworks?foo=bar', '/data/nope.json'],
  ...['/?%', '/posts?a=%ff', '/_next/image?url=%2Fimages%2Fnewsletter%2Fai-frameworks.jpg&w=480&q=75'],
];
