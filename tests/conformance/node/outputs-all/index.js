const pulumi = require('@pulumi/pulumi');
const { Thing } = require('../resources');

const a = new Thing('a', { value: 'x' });
const b = new Thing('b', { value: 'y' });

new Thing('combined', {
  list: pulumi.all([a.value, b.value, 'z']).apply(([x, y, z]) => x + y + z),
  map: pulumi.all({ first: a.value, second: b.value }).apply(({ first, second }) => `${first}-${second}`),
  interpolated: pulumi.interpolate`${a.value}/${b.value}`,
  concatenated: pulumi.concat('from ', a.value, ' to ', b.value),
  json: pulumi.jsonStringify({ a: a.value, list: [b.value] }),
  parsed: pulumi.jsonParse(pulumi.interpolate`{"key": "${a.value}"}`).key,
  deep: pulumi.output({ inner: [a.value, { deeper: b.value }] }),
  unknown: pulumi.all([a.value, b.computed]).apply(([x]) => x),
  unknownText: pulumi.interpolate`${a.value}/${b.computed}`,
});
