const kubernetes = require('@pulumi/kubernetes');

const space = new kubernetes.core.v1.Namespace('web', { metadata: { name: 'web', labels: { 'pod-security.kubernetes.io/enforce': 'restricted' } } });
const metadata = { namespace: space.metadata.name };
const settings = new kubernetes.core.v1.ConfigMap('settings', { metadata, data: { LOG_LEVEL: 'info' } });
const claim = new kubernetes.core.v1.PersistentVolumeClaim('data', {
  metadata,
  spec: { accessModes: ['ReadWriteOnce'], storageClassName: 'longhorn', resources: { requests: { storage: '10Gi' } } },
});
const labels = { app: 'web' };
const deployment = new kubernetes.apps.v1.Deployment('web', {
  metadata,
  spec: {
    replicas: 2,
    selector: { matchLabels: labels },
    strategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: 0, maxSurge: '25%' } },
    template: {
      metadata: { labels },
      spec: {
        automountServiceAccountToken: false,
        securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
        containers: [
          {
            name: 'web',
            image: 'registry.example.com/web:1.2.3',
            args: ['--port', '8080'],
            envFrom: [{ configMapRef: { name: settings.metadata.name } }],
            ports: [{ name: 'http', containerPort: 8080 }],
            readinessProbe: { httpGet: { path: '/ready', port: 'http' }, periodSeconds: 5 },
            livenessProbe: { httpGet: { path: '/live', port: 8080 } },
            resources: { requests: { cpu: '100m', memory: '128Mi' }, limits: { memory: '256Mi' } },
            securityContext: { allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, capabilities: { drop: ['ALL'] } },
            volumeMounts: [{ name: 'data', mountPath: '/data' }],
          },
        ],
        volumes: [{ name: 'data', persistentVolumeClaim: { claimName: claim.metadata.name } }],
      },
    },
  },
}, { customTimeouts: { create: '10m' } });
const service = new kubernetes.core.v1.Service('web', {
  metadata,
  spec: { type: 'ClusterIP', selector: deployment.spec.template.metadata.labels, ports: [{ port: 80, targetPort: 'http' }] },
});
new kubernetes.networking.v1.Ingress('web', {
  metadata,
  spec: {
    ingressClassName: 'traefik',
    rules: [{ host: 'web.example.com', http: { paths: [{ path: '/', pathType: 'Prefix', backend: { service: { name: service.metadata.name, port: { number: 80 } } } }] } }],
  },
});
new kubernetes.networking.v1.NetworkPolicy('web', {
  metadata,
  spec: { podSelector: {}, policyTypes: ['Ingress', 'Egress'], ingress: [{ from: [{ namespaceSelector: {} }], ports: [{ port: 8080, protocol: 'TCP' }] }] },
});
exports.labels = deployment.spec.template.metadata.labels;
