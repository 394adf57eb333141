using System.Text.Json.Nodes;
using Homelab.Cluster.Policies;
using Homelab.Components.Gpu;
using Pulumi;
using Pulumi.Testing;

namespace Homelab.Components.Tests.Gpu.Admission;

/// <summary>The policies as the component registers them, of several plans.</summary>
internal static class RenderedPolicies
{
    private static readonly Lazy<Task<IReadOnlyDictionary<string, JsonNode>>> Rendered = new(RenderAsync);

    /// <summary>Specs by <c>plan/policy</c>.</summary>
    public static Task<IReadOnlyDictionary<string, JsonNode>> AllAsync() => Rendered.Value;

    private static async Task<IReadOnlyDictionary<string, JsonNode>> RenderAsync()
    {
        var all = new Dictionary<string, JsonNode>(StringComparer.Ordinal);
        var own = new Validation("has(object.spec.activeDeadlineSeconds)") { Message = "GPU work needs activeDeadlineSeconds" };
        foreach (var (name, args) in new (string, GpuGovernanceArgs)[]
        {
            ("shared", new GpuGovernanceArgs { Plan = GivenGpu.SharedPlan }),
            ("whole", new GpuGovernanceArgs { Plan = GivenGpu.WholePlan }),
            ("kueue", new GpuGovernanceArgs { Plan = GivenGpu.KueuePlan }),
            ("untainted", new GpuGovernanceArgs { Plan = GivenGpu.UntaintedPlan }),
            ("own", new GpuGovernanceArgs { Plan = GivenGpu.SharedPlan, Rules = [own] }),
            ("mutating", new GpuGovernanceArgs { Plan = GivenGpu.WholePlan.OnVersion("v1.36.1+k3s1") }),
        })
        {
            foreach (var registration in await RegisterAsync(args))
            {
                var inputs = JsonNode.Parse(registration.Inputs)!;
                all.Add($"{name}/{(string)inputs["metadata"]!["name"]!}", inputs["spec"]!.DeepClone());
            }
        }

        return all;
    }

    private static async Task<IEnumerable<Registration>> RegisterAsync(GpuGovernanceArgs args)
    {
        var mocks = new RecordingMocks(ids: true);
        await Deployment.TestAsync(mocks, new TestOptions { ProjectName = "homelab", StackName = "test" }, () =>
        {
            _ = new GpuGovernance("gpu", args);
        });
        return mocks.Registrations.Values.Where(registration => registration.Type.EndsWith("AdmissionPolicy", StringComparison.Ordinal));
    }
}
