import { openApiJson, referenceHtml } from 'aftercare:reference';
import { http, problemAnswer } from '../_kit/http.ts';
import { notFound } from '../_kit/http-problems.ts';

/** Both change with a deployment only. */
const cached = { 'cache-control': 'public, max-age=300' };

/** Serves the OpenAPI document and the page made from it. */
export const handler = http(async ({ path }) => {
  switch (path) {
    case '/openapi.json':
      return { status: 200, headers: { ...cached, 'content-type': 'application/json' }, text: openApiJson };
    case '/reference':
      return {
        status: 200,
        headers: {
          ...cached,
          'content-type': 'text/html; charset=utf-8',
          'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
        },
        text: referenceHtml,
      };
    default:
      return problemAnswer(notFound(`There is nothing at ${path}.`));
  }
});
