// What Eleventy takes from a file only; everything else is settled in scripts/site/pages.ts.
export const config = {
  // A page of Markdown is what it is on any other host: `{{` stands for itself.
  markdownTemplateEngine: false,
};

export default function () {}
