const pageSize = 10;

/** One page for each post, lists of ten and lists for each tag: what the Astro project beside it has. */
export default function configure(eleventy) {
  eleventy.setUseGitIgnore(false);
  eleventy.addPassthroughCopy({ 'public/images': 'images' });
  const newestFirst = (collections) => collections.getFilteredByGlob('posts/*.md').reverse();
  eleventy.addCollection('listPages', (collections) => inPages('/', 'All posts', newestFirst(collections)));
  eleventy.addCollection('tagPages', (collections) => {
    const posts = newestFirst(collections);
    const tags = [...new Set(posts.flatMap(({ data }) => data.tags))];
    return tags.flatMap((tag) =>
      inPages(
        `/tags/${tag}/`,
        tag,
        posts.filter(({ data }) => data.tags.includes(tag)),
      ),
    );
  });
  // Nothing in the body of a post is a template.
  return { markdownTemplateEngine: false };
}

function inPages(base, title, posts) {
  const count = Math.ceil(posts.length / pageSize);
  const address = (index) => (index < 0 || index >= count ? undefined : index === 0 ? base : `${base}${index + 1}/`);
  return Array.from({ length: count }, (_, index) => ({
    title,
    url: address(index),
    newer: address(index - 1),
    older: address(index + 1),
    posts: posts.slice(index * pageSize, (index + 1) * pageSize),
  }));
}
