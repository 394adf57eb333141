const kubernetes = require('@pulumi/kubernetes');
const random = require('@pulumi/random');
const { Group, Provider, Thing } = require('../../node/resources');

const cluster = new kubernetes.Provider('cluster', {
  kubeconfig: '/etc/rancher/k3s/k3s.yaml',
  context: 'homelab',
  namespace: 'apps',
  cluster: 'homelab',
  clusterIdentifier: 'homelab-1',
  enableServerSideApply: true,
  enableConfigMapMutable: false,
  enableSecretMutable: true,
  enablePatchForce: false,
  deleteUnreachable: true,
  skipUpdateUnreachable: false,
  suppressDeprecationWarnings: true,
  suppressHelmHookWarnings: true,
  kubeClientSettings: { burst: 20, qps: 10.5, timeout: 30 },
  helmReleaseSettings: { driver: 'secret' },
});
new kubernetes.Provider('rendering', { renderYamlToDirectory: 'rendered' });
const own = new Provider('own', {}, { version: '2.0.0' });

new kubernetes.core.v1.ConfigMap('explicit', { data: { a: 'b' } }, { provider: cluster });
new kubernetes.core.v1.ConfigMap('by-default', { data: { a: 'b' } });

const group = new Group('group', { providers: [cluster, own] });
new kubernetes.core.v1.ConfigMap('inherited', { data: { a: 'b' } }, { parent: group });
new Thing('in-inner', {}, { parent: new Group('inner', { parent: group }) });
new random.RandomUuid('of-no-map', {}, { parent: group });

const single = new Group('single', { provider: own });
new Thing('by-component', {}, { parent: new Thing('above', {}, { parent: single }) });
new Thing('own-goes-first', {}, { parent: single, provider: new Provider('other') });
