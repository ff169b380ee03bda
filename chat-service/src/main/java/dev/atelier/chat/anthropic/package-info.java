/**
 * Anthropic's Messages, for its own SDKs: any chat model, in Anthropic's words. A request becomes the canonical one and
 * takes the way of all others.
 */
@NullMarked
package dev.atelier.chat.anthropic;

import org.jspecify.annotations.NullMarked;
