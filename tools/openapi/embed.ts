import type { Plugin } from 'esbuild';
import { openApiDocument } from './document.ts';
import { referencePage } from './page.ts';

/**
 * Makes `aftercare:reference` importable: the OpenAPI document and its page, rendered while bundling, so that the
 * function that serves them carries two texts and nothing they were made with.
 */
export const embedReference: Plugin = {
  name: 'embed-reference',
  setup(build) {
    const namespace = 'reference';
    build.onResolve({ filter: /^aftercare:reference$/ }, ({ path }) => ({ path, namespace }));
    build.onLoad({ filter: /.*/, namespace }, () => {
      const document = openApiDocument();
      const texts = { openApiJson: JSON.stringify(document), referenceHtml: referencePage(document) };
      const exports = Object.entries(texts).map(([name, text]) => `export const ${name} = ${JSON.stringify(text)};`);
      return { contents: exports.join('\n'), loader: 'js' };
    });
  },
};
