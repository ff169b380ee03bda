/** Google's Gemini over the Developer API: its own wire format, translated from the canonical one and back. */
@NullMarked
package dev.atelier.aiproxy.adapter.gemini;

import org.jspecify.annotations.NullMarked;
