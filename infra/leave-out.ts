/**
 * What our functions never use, left out of their bundles: nodemailer's attachments by URL and types guessed from file
 * names, and the AWS SDK's event streams.
 */
import type { Plugin } from 'esbuild';

export const leaveOut: Plugin = {
  name: 'leave-out',
  setup(build) {
    build.onResolve({ filter: /^(\.\.\/fetch\/index|\.\/mime-types)\.js$/ }, ({ path, importer }) =>
      /[\\/]nodemailer[\\/]/.test(importer) ? { path, namespace: 'left-out' } : undefined,
    );
    build.onResolve({ filter: /^@smithy\/core\/event-streams$/ }, ({ path }) => ({ path, namespace: 'left-out' }));
    build.onLoad({ filter: /.*/, namespace: 'left-out' }, () => ({
      contents: `const unused = () => { throw new Error('left out of the bundle'); };
        export { unused as default, unused as detectMimeType, unused as detectExtension };
        export { unused as EventStreamSerde, unused as eventStreamSerdeProvider };`,
    }));
  },
};
