export const customer = {
  name: 'Emma Wilson',
  email: 'emma.wilson@example.com',
  locale: 'en',
  phone: '+44 20 7946 0000',
};
