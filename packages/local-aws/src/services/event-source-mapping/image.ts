type AttributeValue = Record<string, any>;

/** An image as DynamoDB's own streams have it: DynamoDB Local writes an empty map as a value without a type. */
export function withEmptyMaps(image: AttributeValue): AttributeValue {
  return Object.fromEntries(Object.entries(image).map(([name, value]) => [name, typed(value)]));
}

function typed(value: AttributeValue): AttributeValue {
  if (value.M) return { M: withEmptyMaps(value.M) };
  if (value.L) return { L: value.L.map(typed) };
  return Object.keys(value).length === 0 ? { M: {} } : value;
}
