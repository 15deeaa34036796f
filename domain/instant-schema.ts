export { instantSchema } from 'business-time';
