const kubernetes = require('@pulumi/kubernetes');

const space = new kubernetes.core.v1.Namespace('apps', { metadata: { name: 'apps' } });
const certificate = new kubernetes.apiextensions.CustomResource('certificate', {
  apiVersion: 'cert-manager.io/v1',
  kind: 'Certificate',
  metadata: { name: 'web', namespace: space.metadata.name, labels: { app: 'web' } },
  spec: { secretName: 'web-tls', dnsNames: ['web.example.com'], issuerRef: { name: 'letsencrypt', kind: 'ClusterIssuer' }, isCA: false, revisionHistoryLimit: 3 },
}, { dependsOn: space });
new kubernetes.apiextensions.CustomResource('smallest', { apiVersion: 'example.com/v1alpha1', kind: 'Widget' });
new kubernetes.core.v1.ConfigMap('after', { data: { certificate: certificate.metadata.name, kind: certificate.kind } });
