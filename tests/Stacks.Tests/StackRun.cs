using Homelab.Stacks.Settings;
using Pulumi;
using Pulumi.Testing;
using Pulumi.Utilities;

namespace Homelab.Stacks.Tests;

/// <summary>One run of the stack under Pulumi's mocks.</summary>
internal sealed record StackRun(HomelabStack Stack, IReadOnlyDictionary<string, Registration> Registrations)
{
    /// <summary>Runs the stack on the given configuration.</summary>
    public static async Task<StackRun> OnAsync(SettingsSource source, bool preview, RecordingMocks? mocks = null)
    {
        mocks ??= new RecordingMocks(ids: !preview);
        var options = new TestOptions { ProjectName = source.Project, StackName = "test", IsPreview = preview };
        var resources = await Deployment.TestWithServiceProviderAsync<HomelabStack>(mocks, new Provider(source), options);
        return new StackRun(resources.OfType<HomelabStack>().Single(), mocks.Registrations);
    }

    /// <summary>The value of a stack output, which must be known.</summary>
    public static async Task<T> ValueAsync<T>(Output<T> output) =>
        await OutputUtilities.GetIsKnownAsync(output)
            ? await OutputUtilities.GetValueAsync(output)
            : throw new InvalidOperationException("the output is unknown");

    private sealed class Provider(SettingsSource source) : IServiceProvider
    {
        public object? GetService(Type serviceType) => serviceType == typeof(HomelabStack) ? new HomelabStack(source) : null;
    }
}
