import { gzipSync } from 'node:zlib';
import type { Plugin } from 'esbuild';
import { openApiDocument } from '../api/openapi.ts';
import { referencePage } from '../api/reference/page.ts';

/**
 * Makes `aftercare:reference` importable: the OpenAPI document and its page, rendered while bundling, so that the
 * function that serves them carries two texts and nothing they were made with. They are packed: half a megabyte of text
 * that repeats itself becomes a tenth of it, and unpacking takes a few milliseconds.
 */
export const embedReference: Plugin = {
  name: 'embed-reference',
  setup(build) {
    const namespace = 'reference';
    build.onResolve({ filter: /^aftercare:reference$/ }, ({ path }) => ({ path, namespace }));
    build.onLoad({ filter: /.*/, namespace }, () => {
      const document = openApiDocument();
      const texts = { openApiJson: JSON.stringify(document), referenceHtml: referencePage(document) };
      const exports = Object.entries(texts).map(([name, text]) => {
        const packed = gzipSync(text, { level: 9 }).toString('base64');
        return `export const ${name} = gunzipSync(Buffer.from('${packed}', 'base64')).toString();`;
      });
      return { contents: ["import { gunzipSync } from 'node:zlib';", ...exports].join('\n'), loader: 'js' };
    });
  },
};
