package dev.atelier.aiproxy.route;

import dev.atelier.aiproxy.spi.ChatAdapter;
import java.util.function.Supplier;

/**
 * A kind of adapter the catalogue can name.
 *
 * @param name as in the catalogue's {@code adapter}
 * @param create makes one, not yet initialized, for one provider
 */
public record AdapterType(String name, Supplier<ChatAdapter> create) {}
