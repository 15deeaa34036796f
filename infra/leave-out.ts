/**
 * What our functions never use, left out of their bundles: nodemailer's attachments by URL and types guessed from file
 * names, the AWS SDK's event streams, and what middy needs to stream answers, which ours are not: Node.js takes two
 * milliseconds to load those.
 */
import type { Plugin } from 'esbuild';

export const leaveOut: Plugin = {
  name: 'leave-out',
  setup(build) {
    const leaveOutOf = (importers: RegExp, modules: RegExp) =>
      build.onResolve({ filter: modules }, ({ path, importer }) =>
        importers.test(importer) ? { path, namespace: 'left-out' } : undefined,
      );
    leaveOutOf(/[\\/]nodemailer[\\/]/, /^(\.\.\/fetch\/index|\.\/mime-types)\.js$/);
    leaveOutOf(/[\\/]@(aws-sdk|smithy)[\\/]/, /^@smithy\/core\/event-streams$/);
    leaveOutOf(/[\\/]@middy[\\/]/, /^node:stream\/(promises|web)$/);
    build.onLoad({ filter: /.*/, namespace: 'left-out' }, () => ({
      contents: `const unused = () => { throw new Error('left out of the bundle'); };
        export { unused as default, unused as detectMimeType, unused as detectExtension };
        export { unused as EventStreamSerde, unused as eventStreamSerdeProvider, unused as ReadableStream, unused as pipeline };`,
    }));
  },
};
