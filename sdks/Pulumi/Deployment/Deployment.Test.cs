using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Pulumi.Testing;

namespace Pulumi;

/// <content>Entry points for tests: the program runs against mocks, without engine and providers.</content>
public sealed partial class Deployment
{
    /// <summary>Runs a stack class against mocks.</summary>
    /// <param name="mocks">Answers in place of engine and providers.</param>
    /// <param name="options">What the program is told about its run.</param>
    /// <returns>The resources that were registered, the stack among them.</returns>
    /// <exception cref="RunException">The program failed or logged one error.</exception>
    /// <exception cref="AggregateException">The program logged several errors.</exception>
    public static async Task<ImmutableArray<Resource>> TestAsync<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor)] TStack>(
        IMocks mocks,
        TestOptions? options = null)
        where TStack : Stack, new() => await TestStackAsync(mocks, options, () => new TStack()).ConfigureAwait(false);

    /// <summary>Runs a stack class against mocks.</summary>
    /// <param name="mocks">Answers in place of engine and providers.</param>
    /// <param name="serviceProvider">Makes the stack.</param>
    /// <param name="options">What the program is told about its run.</param>
    /// <inheritdoc cref="TestAsync{TStack}(IMocks, TestOptions?)"/>
    public static async Task<ImmutableArray<Resource>> TestWithServiceProviderAsync<TStack>(
        IMocks mocks,
        IServiceProvider serviceProvider,
        TestOptions? options = null)
        where TStack : Stack
    {
        ArgumentNullException.ThrowIfNull(serviceProvider);
        return await TestStackAsync(mocks, options, () => Resolve<TStack>(serviceProvider)).ConfigureAwait(false);
    }

    /// <summary>Runs a function that declares resources and returns the stack's outputs against mocks.</summary>
    /// <param name="testMocks">Answers in place of engine and providers.</param>
    /// <param name="testOptions">What the program is told about its run.</param>
    /// <param name="createResources">Declares the resources.</param>
    /// <returns>The resources that were registered, without the stack, and the outputs returned.</returns>
    /// <exception cref="RunException">The program failed or logged one error.</exception>
    /// <exception cref="AggregateException">The program logged several errors.</exception>
    public static Task<(ImmutableArray<Resource> Resources, IDictionary<string, object?> Outputs)> TestAsync(
        IMocks testMocks,
        TestOptions testOptions,
        Func<Task<IDictionary<string, object?>>> createResources)
    {
        ArgumentNullException.ThrowIfNull(createResources);
        return TestFunctionAsync(testMocks, testOptions, createResources);
    }

    /// <inheritdoc cref="TestAsync(IMocks, TestOptions, Func{Task{IDictionary{string, object?}}})"/>
    public static Task<(ImmutableArray<Resource> Resources, IDictionary<string, object?> Outputs)> TestAsync(
        IMocks testMocks,
        TestOptions testOptions,
        Func<IDictionary<string, object?>> createResources)
    {
        ArgumentNullException.ThrowIfNull(createResources);
        return TestFunctionAsync(testMocks, testOptions, () => Task.FromResult(createResources()));
    }

    /// <summary>Runs a function that declares resources against mocks.</summary>
    /// <param name="testMocks">Answers in place of engine and providers.</param>
    /// <param name="testOptions">What the program is told about its run.</param>
    /// <param name="createResources">Declares the resources.</param>
    /// <returns>The resources that were registered, without the stack.</returns>
    /// <exception cref="RunException">The program failed or logged one error.</exception>
    /// <exception cref="AggregateException">The program logged several errors.</exception>
    public static async Task<ImmutableArray<Resource>> TestAsync(IMocks testMocks, TestOptions testOptions, Func<Task> createResources)
    {
        ArgumentNullException.ThrowIfNull(createResources);
        var result = await TestFunctionAsync(testMocks, testOptions, async () =>
        {
            await createResources();
            return new Dictionary<string, object?>();
        }).ConfigureAwait(false);
        return result.Resources;
    }

    /// <inheritdoc cref="TestAsync(IMocks, TestOptions, Func{Task})"/>
    public static async Task<ImmutableArray<Resource>> TestAsync(IMocks testMocks, TestOptions testOptions, Action createResources)
    {
        ArgumentNullException.ThrowIfNull(createResources);
        var result = await TestFunctionAsync(testMocks, testOptions, () =>
        {
            createResources();
            return Task.FromResult<IDictionary<string, object?>>(new Dictionary<string, object?>());
        }).ConfigureAwait(false);
        return result.Resources;
    }

    private static async Task<(ImmutableArray<Resource> Resources, IDictionary<string, object?> Outputs)> TestFunctionAsync(
        IMocks mocks,
        TestOptions options,
        Func<Task<IDictionary<string, object?>>> createResources)
    {
        Stack? stack = null;
        var resources = await TestStackAsync(
            mocks,
            options,
            () => stack = new Stack(createResources, options: null, registersOutputs: false)).ConfigureAwait(false);
        var outputs = await stack!.Outputs.GetDataAsync().ConfigureAwait(false);
        return (resources.Remove(stack), outputs.Value);
    }

    private static async Task<ImmutableArray<Resource>> TestStackAsync(
        IMocks mocks,
        TestOptions? options,
        Func<Stack> createStack)
    {
        ArgumentNullException.ThrowIfNull(mocks);
        var settings = new DeploymentSettings
        {
            ProjectName = options?.ProjectName ?? "project",
            StackName = options?.StackName ?? "stack",
            IsDryRun = options?.IsPreview ?? true,
            OrganizationName = options?.OrganizationName ?? "organization",
            RootDirectory = options?.RootDirectory,
            DisableResourceReferences = DeploymentSettings.ReferencesAreDisabled(),
        };
        var engine = new MockEngine();
        var monitor = new MockMonitor(mocks, settings);
        var deployment = new Deployment(settings, monitor, engine);
        await deployment.RunAsync(createStack, completesFunctionFirst: true).ConfigureAwait(false);

        var errors = engine.Errors;
        return errors.Count switch
        {
            0 => monitor.Resources,
            1 => throw new RunException(errors[0]),
            _ => throw new AggregateException(errors.Select(error => new RunException(error))),
        };
    }
}
