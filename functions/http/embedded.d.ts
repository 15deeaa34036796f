/** Made while bundling, see infra/embed-reference.ts. */
declare module 'aftercare:reference' {
  export const openApiJson: string;
  export const referenceHtml: string;
}
