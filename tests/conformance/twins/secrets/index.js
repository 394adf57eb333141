const pulumi = require('@pulumi/pulumi');
const kubernetes = require('@pulumi/kubernetes');
const { Thing } = require('../../node/resources');

const config = new pulumi.Config();
const password = config.requireSecret('password');
const thing = new Thing('thing', { value: password, nested: { list: [password, 'plain'] } });
new Thing('derived', {
  applied: password.apply((text) => text.length),
  all: pulumi.all([password, 'x']).apply(([text, x]) => text + x),
  formatted: pulumi.interpolate`user:${password}`,
  output: thing.value,
  opened: pulumi.unsecret(password).apply((text) => text.length),
  literal: pulumi.secret('hunter2'),
  structured: pulumi.secret({ user: 'me', list: [1] }),
});
new kubernetes.core.v1.Secret('plain', { stringData: { user: 'me' }, data: { user: 'bWU=' } });
new kubernetes.core.v1.Secret('secret', { metadata: { labels: { app: 'shop' } }, stringData: { password } });
new kubernetes.core.v1.ConfigMap('config', { data: { length: pulumi.unsecret(password).apply((text) => `${text.length}`) } });

// What recordings and plans never show is compared where it ends: in the manifest, which is written with its secrets.
new kubernetes.core.v1.Secret('made', {
  metadata: { name: 'made' },
  stringData: {
    password,
    applied: password.apply((text) => text.toUpperCase()),
    all: pulumi.all([password, 'x']).apply(([text, x]) => text + x),
    formatted: pulumi.interpolate`user:${password}`,
    output: thing.value,
    json: pulumi.jsonStringify({ user: 'me', password: pulumi.secret('hunter2'), list: [1, pulumi.secret(true)] }),
    structured: pulumi.secret({ user: 'me' }).apply((login) => login.user),
    odd: pulumi.secret('größer 😀\n"quoted"'),
  },
});
new kubernetes.core.v1.Pod('nested', {
  metadata: { name: 'nested' },
  spec: { containers: [{ name: 'main', image: 'example:1', args: pulumi.secret(['a', 'b']), env: [{ name: 'PASSWORD', value: password }] }] },
});
exports.password = password;
exports.thing = thing.value;
