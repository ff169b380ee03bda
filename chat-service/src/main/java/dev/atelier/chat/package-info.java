/** Conversations with chat models. */
@NullMarked
package dev.atelier.chat;

import org.jspecify.annotations.NullMarked;
