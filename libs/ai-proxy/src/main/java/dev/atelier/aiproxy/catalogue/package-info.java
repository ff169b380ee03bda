/** What can be called and what it costs: providers, models and prices, as the config server has them. */
@NullMarked
package dev.atelier.aiproxy.catalogue;

import org.jspecify.annotations.NullMarked;
