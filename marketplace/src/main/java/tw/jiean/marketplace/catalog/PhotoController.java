package tw.jiean.marketplace.catalog;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.core.io.FileSystemResource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Serves photos: always as WebP, for ever the same, and with no rights should one be opened. */
@Controller
class PhotoController {

  private static final MediaType WEBP = new MediaType("image", "webp");

  private final PhotoStore store;

  PhotoController(PhotoStore store) {
    this.store = store;
  }

  @GetMapping("/photos/{id:[0-9a-f]{32}}/{name:card.webp|page.webp}")
  ResponseEntity<FileSystemResource> photo(@PathVariable String id, @PathVariable String name) {
    Optional<PhotoSize> size =
        Arrays.stream(PhotoSize.values()).filter(s -> s.fileName().equals(name)).findFirst();
    return size.map(s -> new FileSystemResource(store.file(new PhotoId(id), s)))
        .filter(FileSystemResource::exists)
        .map(file ->
            ResponseEntity.ok()
                .contentType(WEBP)
                .cacheControl(CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable())
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .header("Cross-Origin-Resource-Policy", "same-origin")
                .body(file))
        .orElseGet(() -> ResponseEntity.notFound().build());
  }
}
