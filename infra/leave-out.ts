/**
 * What our functions never use, left out of their bundles.
 * - Lambda (and the local runtime) gives credentials in the environment: the SDK's other providers are imported only when
 *   that fails. Left external, they cost nothing.
 * - nodemailer can fetch attachments by URL and guess types from file names: our mails have no attachments.
 */
import type { Plugin } from 'esbuild';

export const leaveOut: Plugin = {
  name: 'leave-out',
  setup(build) {
    build.onResolve(
      {
        filter:
          /^@(aws-sdk\/credential-provider-(sso|ini|process|web-identity|http)|smithy\/credential-provider-imds)$/,
      },
      () => ({ external: true }),
    );
    build.onResolve({ filter: /^(\.\.\/fetch\/index|\.\/mime-types)\.js$/ }, ({ path, importer }) =>
      /[\\/]nodemailer[\\/]/.test(importer) ? { path, namespace: 'left-out' } : undefined,
    );
    build.onLoad({ filter: /.*/, namespace: 'left-out' }, () => ({
      contents: `const unused = () => { throw new Error('left out of the bundle'); };
        export { unused as default, unused as detectMimeType, unused as detectExtension };`,
    }));
  },
};
