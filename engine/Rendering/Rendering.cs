using System.Collections.Immutable;
using Homelab.Engine.Evaluation;

namespace Homelab.Engine.Rendering;

/// <summary>A manifest ready to be written.</summary>
/// <param name="Path">Relative path with forward slashes, such as <c>1-manifest/v1-namespace-default-media.yaml</c>.</param>
/// <param name="Content">The YAML text; one document.</param>
public sealed record RenderedFile(string Path, string Content);

/// <summary>What a program's evaluation gives as manifests.</summary>
/// <param name="Files">The manifests, sorted ordinally by path.</param>
/// <param name="Diagnostics">What could not be rendered (errors) or was left out on purpose (warnings and information).</param>
/// <param name="Incomplete">How many of the manifests lack secret values; each names them in an annotation.</param>
public sealed record Rendering(ImmutableArray<RenderedFile> Files, ImmutableArray<Diagnostic> Diagnostics, int Incomplete)
{
    /// <summary>False when something that belongs into the manifests could not be rendered; then none should be written.</summary>
    public bool Succeeded => !Diagnostics.Any(d => d.Severity == Severity.Error);
}
