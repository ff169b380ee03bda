package dev.atelier.aiproxy.spi;

/** An adapter of a provider that turns texts into vectors. */
public interface EmbeddingAdapter extends AiServiceAdapter<EmbeddingRequest, EmbeddingAnswer> {}
