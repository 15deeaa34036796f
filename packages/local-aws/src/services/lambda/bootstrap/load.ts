import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { HandlerNotFound, ImportModuleError, MalformedHandlerName, UserCodeSyntaxError } from './errors.ts';

export type Handler = (event: unknown, context: unknown) => unknown;

/** Loads `module.export` from the task root. Throws the errors Lambda answers with when it cannot. */
export async function loadHandler(taskRoot: string, handlerName: string): Promise<Handler> {
  const [, modulePath, exportPath] = /^(.*?[^/.]+)\.([^/]+)$/.exec(handlerName) ?? [];
  if (!modulePath || !exportPath) throw new MalformedHandlerName('Bad handler');
  const exports = await importModule(taskRoot, modulePath);
  const handler = exportPath.split('.').reduce<any>((value, key) => value?.[key], exports);
  if (handler === undefined) throw new HandlerNotFound(`${handlerName} is undefined or not exported`);
  if (typeof handler !== 'function') throw new HandlerNotFound(`${handlerName} is not a function`);
  return handler;
}

async function importModule(taskRoot: string, modulePath: string): Promise<Record<string, unknown>> {
  const file = ['.js', '.mjs', '.cjs'].map((extension) => join(taskRoot, modulePath + extension)).find(existsSync);
  if (!file) throw new ImportModuleError(`Error: Cannot find module '${modulePath}'`);
  try {
    const loaded = await import(pathToFileURL(file).href);
    // A CommonJS module's exports are all on its default export; named ones only where Node could detect them.
    return file.endsWith('.mjs') ? loaded : { ...loaded.default, ...loaded };
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (error instanceof SyntaxError) throw new UserCodeSyntaxError(String(error));
    if (code === 'ERR_MODULE_NOT_FOUND' || code === 'MODULE_NOT_FOUND') throw new ImportModuleError(String(error));
    throw error;
  }
}
