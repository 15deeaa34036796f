declare module 'njre' {
  /** Downloads a Java runtime and unpacks it into the folder `jre` beside `installPath`; resolves to that folder. */
  export function install(version: number, options: { type: 'jre' | 'jdk'; installPath: string }): Promise<string>;
}
