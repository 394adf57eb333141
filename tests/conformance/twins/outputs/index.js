const pulumi = require('@pulumi/pulumi');
const { Thing } = require('../../node/resources');

const a = new Thing('a', { value: 'x' });
const b = new Thing('b', { value: 'y', number: 1.5, flag: false, list: [1, null, 'two'], nested: { deep: { er: true } } });

new Thing('combined', {
  applied: a.value.apply((x) => x + '!'),
  inner: a.value.apply((x) => b.value.apply((y) => x + y)),
  all: pulumi.all([a.value, b.value]).apply(([x, y]) => `${x}-${y}`),
  formatted: pulumi.interpolate`${a.value}/${b.value}`,
  json: pulumi.jsonStringify({ a: a.value, list: [b.value, 2] }),
  list: [a.value, 'plain', b.computed],
  nested: { a: a.value, deeper: { b: b.value } },
  unknown: b.computed,
  unknownText: pulumi.interpolate`${a.value}/${b.computed}`,
  plain: 'plain',
});
exports.text = a.value;
exports.unknown = b.computed;
exports.nested = { list: [a.value, b.computed], number: 3 };
