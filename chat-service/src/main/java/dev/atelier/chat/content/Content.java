package dev.atelier.chat.content;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.atelier.platform.openapi.JsonSchema;
import java.util.List;
import java.util.stream.Collectors;

/** What a message says. On the wire it is what the client sent: a string, or a list of parts. */
@JsonSchema(Content.SCHEMA)
public sealed interface Content {

    /** Its form on the wire, to those who read about it. */
    String SCHEMA = """
            {
              oneOf: [
                {type: 'string', minLength: 1},
                {
                  type: 'array',
                  minItems: 1,
                  items: {
                    oneOf: [
                      {
                        type: 'object',
                        required: ['type', 'text'],
                        properties: {type: {const: 'text'}, text: {type: 'string'}}
                      },
                      {
                        type: 'object',
                        required: ['type', 'image_url'],
                        properties: {
                          type: {const: 'image_url'},
                          image_url: {
                            type: 'object',
                            required: ['url'],
                            properties: {
                              url: {type: 'string', description: 'https address, or a data URL'},
                              detail: {type: 'string', enum: ['auto', 'low', 'high']}
                            }
                          }
                        }
                      }
                    ]
                  }
                }
              ]
            }""";

    /** All its text, parts on lines of their own; what can be counted and what a model without eyes is given. */
    String plainText();

    /** The pictures in it, in order. */
    List<Part.Image> images();

    /** How long it is, pictures included, in UTF-16 units. */
    int characters();

    /** Its form on the wire and in the store. */
    @JsonValue
    Object wire();

    /** Just text. */
    record Text(String text) implements Content {

        @Override
        public String plainText() {
            return text;
        }

        @Override
        public List<Part.Image> images() {
            return List.of();
        }

        @Override
        public int characters() {
            return text.length();
        }

        @Override
        public Object wire() {
            return text;
        }
    }

    /** Text and pictures. */
    record Parts(List<Part> parts) implements Content {

        public Parts {
            parts = List.copyOf(parts);
        }

        @Override
        public String plainText() {
            return parts.stream()
                    .filter(Part.Text.class::isInstance)
                    .map(part -> ((Part.Text) part).text())
                    .collect(Collectors.joining("\n"));
        }

        @Override
        public List<Part.Image> images() {
            return parts.stream()
                    .filter(Part.Image.class::isInstance)
                    .map(Part.Image.class::cast)
                    .toList();
        }

        @Override
        public int characters() {
            return parts.stream().mapToInt(Part::characters).sum();
        }

        @Override
        public Object wire() {
            return parts.stream().map(Part::wire).toList();
        }
    }
}
