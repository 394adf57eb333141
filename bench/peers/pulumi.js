// The benchmark's objects on the official Node SDK.
const kubernetes = require('@pulumi/kubernetes');

for (let i = 0; i < Number(process.env.BENCH_OBJECTS); i++) {
  new kubernetes.core.v1.ConfigMap(`config-${i}`, {
    metadata: { name: `config-${i}`, namespace: 'bench', labels: { app: 'bench' } },
    data: { index: `${i}`, text: `value ${i}` },
  });
}
