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

    private static Task<int> RunStackAsync(Func<Stack> createStack)
    {
        var (settings, monitorAddress, engineAddress) = DeploymentSettings.FromEnvironment();
        return RunStackAsync(settings, monitorAddress, engineAddress, createStack);
    }

    /// <summary>Runs a program against an engine.</summary>
    /// <param name="settings">What the engine tells of the run.</param>
    /// <param name="monitorAddress">Host and port of the resource monitor.</param>
    /// <param name="engineAddress">Host and port of the engine's log.</param>
    /// <param name="createStack">Makes the stack.</param>
    internal static async Task<int> RunStackAsync(
        DeploymentSettings settings,
        string monitorAddress,
        string engineAddress,
        Func<Stack> createStack)
    {
        await using var connection = new EngineConnection(
            monitorAddress,
            engineAddress,
            new RegistrationSlots(settings.Parallel, settings.IsDryRun));
        var deployment = new Deployment(settings, connection.Monitor, connection.Engine);
        return await deployment.RunAsync(createStack, completesFunctionFirst: false).ConfigureAwait(false);
    }

    /// <summary>Runs the program as the current one of this flow of execution.</summary>
    /// <param name="createStack">Makes the stack.</param>
    /// <param name="completesFunctionFirst">Whether a function that declares the resources runs to its end whatever fails meanwhile.</param>
    private async Task<int> RunAsync(Func<Stack> createStack, bool completesFunctionFirst)
    {
        if (Running.Value is not null)
        {
            throw new InvalidOperationException("Deployment.RunAsync and TestAsync cannot be called inside of each other.");
        }

        Running.Value = this;
        await using var callbacks = Callbacks;
        var ending = Task.CompletedTask;
        try
        {
            var stack = createStack();
            if (!stack.HasFunction)
            {
                stack.RegisterPropertyOutputs();
            }
            else
            {
                if (completesFunctionFirst)
                {
                    await stack.RunFunctionAsync().ConfigureAwait(false);
                }

                ending = stack.RegisterFunctionOutputsAsync();
            }
        }
        catch (Exception exception)
        {
            // What the constructor of a generic TStack throws arrives wrapped. What else failed meanwhile is not told.
            return await FailAsync([exception is TargetInvocationException { InnerException: { } inner } ? inner : exception]).ConfigureAwait(false);
        }

        var failures = await Runner.CompleteAsync(ending).ConfigureAwait(false);
        if (failures.Count > 0)
        {
            return await FailAsync(failures).ConfigureAwait(false);
        }

        if (Logger.LoggedErrors)
        {
            return ProgramFailure.ErrorsWereLogged;
        }

        await _monitor.SignalAndWaitForShutdownAsync().ConfigureAwait(false);
        return 0;
    }

    /// <summary>Reports what ended the program; the process ends with the exit code even if <c>Main</c> does not return it.</summary>
    private async Task<int> FailAsync(IReadOnlyList<Exception> failures) =>
        Environment.ExitCode = await ProgramFailure.ReportAsync(failures, Logger).ConfigureAwait(false);
}
