using Homelab.Stacks;
using Pulumi;

return await Deployment.RunAsync<HomelabStack>();
