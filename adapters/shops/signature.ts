import { createHmac, timingSafeEqual } from 'node:crypto';

export function hmacSha256(key: string | Buffer, content: Buffer | string): Buffer {
  return createHmac('sha256', key).update(content).digest();
}

/** Compares a base64 signature with the right one in constant time. */
export function equalsBase64(claimed: string, right: Buffer): boolean {
  const bytes = Buffer.from(claimed, 'base64');
  return bytes.length === right.length && timingSafeEqual(bytes, right);
}
