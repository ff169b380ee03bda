/** What a provider's {@code options} say when its adapter is {@code generic}, read strictly. */
@NullMarked
package dev.atelier.aiproxy.adapter.generic.settings;

import org.jspecify.annotations.NullMarked;
