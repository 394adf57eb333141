const pulumi = require('@pulumi/pulumi');
const kubernetes = require('@pulumi/kubernetes');

const space = new kubernetes.core.v1.Namespace('monitoring', { metadata: { name: 'monitoring' } });
const release = new kubernetes.helm.v3.Release('grafana', {
  chart: 'grafana',
  version: '8.5.1',
  namespace: space.metadata.name,
  repositoryOpts: { repo: 'https://grafana.github.io/helm-charts' },
  atomic: true,
  timeout: 600,
  valueYamlFiles: [new pulumi.asset.StringAsset('replicas: 2\n')],
  values: {
    replicas: 2,
    ingress: { enabled: true, hosts: ['grafana.example.com'] },
    resources: { limits: { cpu: '500m', memory: '256Mi' } },
    ratio: 0.5,
  },
}, { dependsOn: space, customTimeouts: { create: '15m' } });
new kubernetes.core.v1.ConfigMap('after', { data: { status: release.status.apply((status) => status.name), name: release.name } });
new kubernetes.helm.v3.Release('smallest', { chart: './chart' });
