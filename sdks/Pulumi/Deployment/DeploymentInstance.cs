namespace Pulumi;

/// <summary>What a running program can ask about its run, and the calls it can make.</summary>
public sealed class DeploymentInstance
{
    private readonly Deployment _deployment;

    internal DeploymentInstance(Deployment deployment) => _deployment = deployment;

    /// <summary>Name of the stack, such as <c>prod</c>.</summary>
    public string StackName => _deployment.StackName;

    /// <summary>Name of the project.</summary>
    public string ProjectName => _deployment.ProjectName;

    /// <summary>The directory of <c>Pulumi.yaml</c>.</summary>
    /// <exception cref="InvalidOperationException">The CLI did not tell.</exception>
    public string RootDirectory => _deployment.RootDirectory;

    /// <summary>Name of the organization; <c>organization</c> when the backend knows none.</summary>
    public string OrganizationName => _deployment.OrganizationName;

    /// <summary>Whether this is a preview: nothing is changed, and values may be unknown.</summary>
    public bool IsDryRun => _deployment.IsDryRun;

    /// <summary>Calls a provider's function once its arguments are there.</summary>
    /// <param name="token">The function's token.</param>
    /// <param name="args">Its arguments; while one is unknown, the function is not called and the result is unknown.</param>
    /// <param name="options">How to call it.</param>
    public Output<T> Invoke<T>(string token, InvokeArgs args, InvokeOptions? options = null) =>
        _deployment.Invoke<T>(token, args, options, null, single: false);

    /// <inheritdoc cref="Invoke{T}(string, InvokeArgs, InvokeOptions?)"/>
    public Output<T> Invoke<T>(string token, InvokeArgs args, InvokeOutputOptions options) =>
        _deployment.Invoke<T>(token, args, options, null, single: false);

    /// <summary>Calls a function of a parameterised package once its arguments are there.</summary>
    /// <inheritdoc cref="Invoke{T}(string, InvokeArgs, InvokeOptions?)"/>
    public Output<T> Invoke<T>(string token, InvokeArgs args, InvokeOptions? options, RegisterPackageRequest? registerPackageRequest) =>
        _deployment.Invoke<T>(token, args, options, registerPackageRequest, single: false);

    /// <summary>Calls a function of a parameterised package once its arguments are there.</summary>
    /// <inheritdoc cref="Invoke{T}(string, InvokeArgs, InvokeOptions?)"/>
    public Output<T> Invoke<T>(string token, InvokeArgs args, InvokeOutputOptions options, RegisterPackageRequest? registerPackageRequest) =>
        _deployment.Invoke<T>(token, args, options, registerPackageRequest, single: false);

    /// <summary>Calls a provider's function whose result is an object with one member, and returns that member.</summary>
    /// <inheritdoc cref="Invoke{T}(string, InvokeArgs, InvokeOptions?)"/>
    public Output<T> InvokeSingle<T>(string token, InvokeArgs args, InvokeOptions? options = null) =>
        _deployment.Invoke<T>(token, args, options, null, single: true);

    /// <inheritdoc cref="InvokeSingle{T}(string, InvokeArgs, InvokeOptions?)"/>
    public Output<T> InvokeSingle<T>(string token, InvokeArgs args, InvokeOutputOptions options) =>
        _deployment.Invoke<T>(token, args, options, null, single: true);

    /// <inheritdoc cref="InvokeSingle{T}(string, InvokeArgs, InvokeOptions?)"/>
    public Output<T> InvokeSingle<T>(string token, InvokeArgs args, InvokeOptions? options, RegisterPackageRequest? registerPackageRequest) =>
        _deployment.Invoke<T>(token, args, options, registerPackageRequest, single: true);

    /// <inheritdoc cref="InvokeSingle{T}(string, InvokeArgs, InvokeOptions?)"/>
    public Output<T> InvokeSingle<T>(string token, InvokeArgs args, InvokeOutputOptions options, RegisterPackageRequest? registerPackageRequest) =>
        _deployment.Invoke<T>(token, args, options, registerPackageRequest, single: true);

    /// <summary>Calls a provider's function at once.</summary>
    /// <param name="token">The function's token.</param>
    /// <param name="args">Its arguments.</param>
    /// <param name="options">How to call it.</param>
    public Task<T> InvokeAsync<T>(string token, InvokeArgs args, InvokeOptions? options = null) =>
        _deployment.InvokeAsync<T>(token, args, options, null, single: false);

    /// <inheritdoc cref="InvokeAsync{T}(string, InvokeArgs, InvokeOptions?)"/>
    /// <remarks>As in the official SDK 3.112.1, the package is not sent with this call; the other forms send it.</remarks>
    public Task<T> InvokeAsync<T>(string token, InvokeArgs args, InvokeOptions? options, RegisterPackageRequest? registerPackageRequest) =>
        _deployment.InvokeAsync<T>(token, args, options, null, single: false);

    /// <summary>Calls a provider's function whose result is an object with one member, and returns that member.</summary>
    /// <inheritdoc cref="InvokeAsync{T}(string, InvokeArgs, InvokeOptions?)"/>
    public Task<T> InvokeSingleAsync<T>(string token, InvokeArgs args, InvokeOptions? options = null) =>
        _deployment.InvokeAsync<T>(token, args, options, null, single: true);

    /// <inheritdoc cref="InvokeSingleAsync{T}(string, InvokeArgs, InvokeOptions?)"/>
    public Task<T> InvokeSingleAsync<T>(string token, InvokeArgs args, InvokeOptions? options, RegisterPackageRequest? registerPackageRequest) =>
        _deployment.InvokeAsync<T>(token, args, options, registerPackageRequest, single: true);

    /// <summary>Calls a provider's function at once and ignores its result.</summary>
    /// <inheritdoc cref="InvokeAsync{T}(string, InvokeArgs, InvokeOptions?)"/>
    public Task InvokeAsync(string token, InvokeArgs args, InvokeOptions? options = null) =>
        _deployment.InvokeAsync<object>(token, args, options, null, single: false);

    /// <inheritdoc cref="InvokeAsync(string, InvokeArgs, InvokeOptions?)"/>
    /// <remarks>As in the official SDK 3.112.1, the package is not sent with this call; the other forms send it.</remarks>
    public Task InvokeAsync(string token, InvokeArgs args, InvokeOptions? options, RegisterPackageRequest? registerPackageRequest) =>
        _deployment.InvokeAsync<object>(token, args, options, null, single: false);

    /// <summary>Calls a resource's method once its arguments are there.</summary>
    /// <param name="token">The method's token.</param>
    /// <param name="args">Its arguments.</param>
    /// <param name="self">The resource.</param>
    /// <param name="options">How to call it.</param>
    public Output<T> Call<T>(string token, CallArgs args, Resource? self = null, CallOptions? options = null) =>
        _deployment.Call<T>(token, args, self, options, null);

    /// <inheritdoc cref="Call{T}(string, CallArgs, Resource?, CallOptions?)"/>
    public Output<T> Call<T>(string token, CallArgs args, Resource? self, CallOptions? options, RegisterPackageRequest? registerPackageRequest) =>
        _deployment.Call<T>(token, args, self, options, registerPackageRequest);

    /// <summary>Calls a resource's method once its arguments are there, and ignores its result.</summary>
    /// <inheritdoc cref="Call{T}(string, CallArgs, Resource?, CallOptions?)"/>
    public void Call(string token, CallArgs args, Resource? self = null, CallOptions? options = null) =>
        _deployment.Call<object>(token, args, self, options, null);

    /// <inheritdoc cref="Call(string, CallArgs, Resource?, CallOptions?)"/>
    public void Call(string token, CallArgs args, Resource? self, CallOptions? options, RegisterPackageRequest? registerPackageRequest) =>
        _deployment.Call<object>(token, args, self, options, registerPackageRequest);

    /// <summary>Lets a function look at every function call of the program, and change its arguments and options.</summary>
    public void RegisterInvokeTransform(InvokeTransform transform)
    {
        ArgumentNullException.ThrowIfNull(transform);
        _deployment.RegisterInvokeTransform(transform);
    }
}
