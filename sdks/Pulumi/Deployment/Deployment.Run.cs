using System.Diagnostics.CodeAnalysis;
using System.Reflection;

namespace Pulumi;

/// <content>Entry points for <c>Main</c>.</content>
public sealed partial class Deployment
{
    /// <summary>Runs a program that declares its resources in an action.</summary>
    /// <returns>The exit code: 0 for success, 32 when an exception was logged, 1 when errors were logged.</returns>
    public static Task<int> RunAsync(Action action)
    {
        ArgumentNullException.ThrowIfNull(action);
        return RunAsync(() =>
        {
            action();
            return Task.FromResult<IDictionary<string, object?>>(new Dictionary<string, object?>());
        });
    }

    /// <summary>Runs a program that declares its resources in a function and returns the stack's outputs.</summary>
    /// <inheritdoc cref="RunAsync(Action)"/>
    public static Task<int> RunAsync(Func<IDictionary<string, object?>> func)
    {
        ArgumentNullException.ThrowIfNull(func);
        return RunAsync(() => Task.FromResult(func()));
    }

    /// <summary>Runs a program that declares its resources in an asynchronous function.</summary>
    /// <inheritdoc cref="RunAsync(Action)"/>
    public static Task<int> RunAsync(Func<Task> func)
    {
        ArgumentNullException.ThrowIfNull(func);
        return RunAsync(async () =>
        {
            await func();
            return (IDictionary<string, object?>)new Dictionary<string, object?>();
        });
    }

    /// <summary>Runs a program that declares its resources in an asynchronous function and returns the stack's outputs.</summary>
    /// <param name="func">Declares the resources.</param>
    /// <param name="options">How the stack is managed.</param>
    /// <inheritdoc cref="RunAsync(Action)"/>
    public static Task<int> RunAsync(Func<Task<IDictionary<string, object?>>> func, StackOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(func);
        return RunStackAsync(() => new Stack(func, options));
    }

    /// <summary>Runs a program whose resources a stack class declares in its constructor.</summary>
    /// <inheritdoc cref="RunAsync(Action)"/>
    public static Task<int> RunAsync<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor)] TStack>()
        where TStack : Stack, new() => RunStackAsync(() => new TStack());

    /// <summary>Runs a program whose resources a stack class declares in its constructor.</summary>
    /// <param name="serviceProvider">Makes the stack.</param>
    /// <inheritdoc cref="RunAsync(Action)"/>
    public static Task<int> RunAsync<TStack>(IServiceProvider serviceProvider)
        where TStack : Stack
    {
        ArgumentNullException.ThrowIfNull(serviceProvider);
        return RunStackAsync(() => Resolve<TStack>(serviceProvider));
    }

    private static TStack Resolve<TStack>(IServiceProvider serviceProvider)
        where TStack : Stack =>
        serviceProvider.GetService(typeof(TStack)) as TStack
        ?? throw new InvalidOperationException($"Failed to resolve instance of type {typeof(TStack)} from service provider. Register the type with the service provider before calling RunAsync.");

    private static async Task<int> RunStackAsync(Func<Stack> createStack)
    {
        var (settings, monitorAddress, engineAddress) = DeploymentSettings.FromEnvironment();
        await using var connection = new EngineConnection(monitorAddress, engineAddress);
        var deployment = new Deployment(settings, connection.Monitor, connection.Engine);
        return await deployment.RunAsync(createStack).ConfigureAwait(false);
    }

    /// <summary>Runs the program as the current one of this flow of execution.</summary>
    private async Task<int> RunAsync(Func<Stack> createStack)
    {
        if (Running.Value is not null)
        {
            throw new InvalidOperationException("Deployment.RunAsync and TestAsync cannot be called inside of each other.");
        }

        Running.Value = this;
        await using var callbacks = Callbacks;
        try
        {
            var stack = createStack();
            Runner.Track(stack.RegisterStackOutputsAsync());
        }
        catch (Exception exception)
        {
            // What the constructor of a generic TStack throws arrives wrapped.
            Runner.Track(Task.FromException(exception is TargetInvocationException { InnerException: { } inner } ? inner : exception));
        }

        var failures = await Runner.CompleteAsync().ConfigureAwait(false);
        if (failures.Count > 0)
        {
            return await ProgramFailure.ReportAsync(failures, Logger).ConfigureAwait(false);
        }

        if (Logger.LoggedErrors)
        {
            return ProgramFailure.ErrorsWereLogged;
        }

        await _monitor.SignalAndWaitForShutdownAsync().ConfigureAwait(false);
        return 0;
    }
}
