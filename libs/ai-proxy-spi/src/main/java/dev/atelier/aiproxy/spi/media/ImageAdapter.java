package dev.atelier.aiproxy.spi.media;

import dev.atelier.aiproxy.spi.AiServiceAdapter;

/**
 * An adapter of a provider that makes pictures. {@code callService} blocks until they are there, a minute or two with some
 * models; where a provider takes an order first and has to be asked for its pictures (Runway), its adapter does the asking.
 *
 * <p>A provider paid per picture may have made and billed some that never arrive
 * ({@link dev.atelier.aiproxy.spi.ProviderException#mayHaveBeenTaken}). An answer that the content policy held back altogether
 * is {@link dev.atelier.aiproxy.spi.ProviderException.ContentBlocked}, whatever its status (Stability's is 200).
 */
public interface ImageAdapter extends AiServiceAdapter<ImageRequest, ImageAnswer> {}
