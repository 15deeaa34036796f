import type { Delivery } from './shop.ts';

/** What the API answered; `body` is parsed JSON, or undefined where there is none. */
export interface Answer<T = any> {
  status: number;
  headers: Headers;
  body: T;
}

export interface Ask {
  token?: string;
  body?: object;
  headers?: Record<string, string>;
}

export async function ask<T = any>(apiUrl: string, method: string, path: string, asked: Ask = {}): Promise<Answer<T>> {
  const { token, body, headers } = asked;
  const response = await fetch(apiUrl + path, {
    method,
    headers: {
      ...(token ? { authorization: `Bearer ${token}` } : {}),
      ...(body ? { 'content-type': 'application/json' } : {}),
      ...headers,
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  return read<T>(response);
}

export async function deliver(apiUrl: string, { shopId, headers, body }: Delivery): Promise<Answer> {
  const response = await fetch(`${apiUrl}/webhooks/${shopId}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
  });
  return read(response);
}

/** The body of an answer that must not be a refusal. */
export function granted<T>({ status, body }: Answer<T>): T {
  if (status >= 300) throw new Error(`refused with ${status}: ${JSON.stringify(body)}`);
  return body;
}

async function read<T>(response: Response): Promise<Answer<T>> {
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json');
  return { status: response.status, headers: response.headers, body: (isJson ? JSON.parse(text) : text) as T };
}
