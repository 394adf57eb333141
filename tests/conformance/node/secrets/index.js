const pulumi = require('@pulumi/pulumi');
const { Thing } = require('../resources');

const password = pulumi.secret('hunter2');
const thing = new Thing('thing', { password, plain: 'plain', nested: { token: password, kept: 'kept' } });

new Thing('derived', {
  applied: password.apply((text) => text.toUpperCase()),
  all: pulumi.all([password, 'x']).apply(([text]) => text.length),
  interpolated: pulumi.interpolate`user:${password}`,
  output: thing.password,
  opened: pulumi.unsecret(password).apply((text) => text.length),
  untouched: thing.plain,
  unknown: pulumi.secret(thing.computed),
  unknownToo: pulumi.all([password, thing.computed]).apply(([text]) => text),
});
pulumi.isSecret(password).then((secret) => console.log(`secret: ${secret}`));
pulumi.isSecret(thing.plain).then((secret) => console.log(`secret: ${secret}`));
exports.password = password;
exports.partly = { password, plain: 'plain' };
