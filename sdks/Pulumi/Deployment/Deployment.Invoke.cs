namespace Pulumi;

/// <content>Calling functions and methods.</content>
public sealed partial class Deployment
{
    internal Output<T> Invoke<T>(string token, InvokeArgs args, InvokeOptions? options, RegisterPackageRequest? package, bool single) =>
        throw new NotImplementedException();

    internal Task<T> InvokeAsync<T>(string token, InvokeArgs args, InvokeOptions? options, RegisterPackageRequest? package, bool single) =>
        throw new NotImplementedException();

    internal Output<T> Call<T>(string token, CallArgs args, Resource? self, CallOptions? options, RegisterPackageRequest? package) =>
        throw new NotImplementedException();

    internal void RegisterInvokeTransform(InvokeTransform transform) => throw new NotImplementedException();
}
