/** What a message says: text, or text and pictures; what is accepted and why not. */
@NullMarked
package dev.atelier.chat.content;

import org.jspecify.annotations.NullMarked;
