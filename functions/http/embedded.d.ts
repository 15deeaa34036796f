/** Made while bundling, see tools/openapi/embed.ts. */
declare module 'aftercare:reference' {
  export const openApiJson: string;
  export const referenceHtml: string;
}
