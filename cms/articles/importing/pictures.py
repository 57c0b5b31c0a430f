"""Brings the pictures of an article into the image library: only files in the import folder, each of them once."""

import hashlib
from pathlib import Path
from typing import Protocol
from urllib.parse import unquote, urlsplit

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from wagtail.images.fields import WagtailImageField

from cms.articles.importing.elements import Picture
from cms.articles.importing.files import SourceFile
from cms.articles.importing.notes import Notes, excerpt
from cms.images.models import ClinicImage
from cms.users.models import User

MAX_TITLE = ClinicImage._meta.get_field("title").max_length
MAX_DESCRIPTION = ClinicImage._meta.get_field("description").max_length


class Pictures(Protocol):
    """Gives a picture its place in the library."""

    def place(self, picture: Picture) -> int | None:
        """Return the id of the library's image, or None for a picture that stays out, which is noted."""


class PictureFolder:
    """The pictures that one file may show: those in its import folder, and in one more where there is one."""

    def __init__(
        self, source: SourceFile, notes: Notes, more: Path | None, owner: User | None = None, dry_run: bool = False
    ) -> None:
        self._source = source
        self._notes = notes
        self._more = more
        self._owner = owner
        self._dry_run = dry_run
        self.created: list[ClinicImage] = []

    def place(self, picture: Picture) -> int | None:
        """Return the id of the library's image, 0 for one that a dry run would add, or None for one that stays out."""
        try:
            file = self._file(picture.address)
        except ValidationError as refusal:
            self._note(picture, " ".join(refusal.messages))
            return None
        if not (picture.alt or "").strip():
            self._notes.add(f"picture without a description: {excerpt(picture.address)}", picture.line)
        return self._in_library(file, picture)

    def discard(self) -> None:
        """Delete the files of the images that were created, after their rows were rolled back."""
        for image in self.created:
            image.file.delete(save=False)

    def _note(self, picture: Picture, why: str) -> None:
        said = f" (description: “{picture.alt}”)" if picture.alt else ""
        self._notes.add(f"picture left out: {picture.address or 'no address'}{said}: {why}", picture.line)

    def _file(self, address: str) -> ContentFile:
        """Return the picture's file, checked as if it were uploaded. Raises ValidationError with the reason."""
        path = self._path(address)
        field = WagtailImageField()
        try:
            size = path.stat().st_size
            if field.max_upload_size is not None and size > field.max_upload_size:
                raise ValidationError(f"The file is too big: {size:,} bytes, at most {field.max_upload_size:,}.")
            file = ContentFile(path.read_bytes(), name=path.name)
        except OSError as error:
            raise ValidationError(f"The file cannot be read: {error.strerror}.") from None
        try:
            return field.clean(file)
        except ValidationError:
            raise
        except Exception:  # a damaged file makes image libraries raise anything
            raise ValidationError("The file is damaged. Save the picture again.") from None

    def _path(self, address: str) -> Path:
        """Return the path of a file in the import folder; an address from the root starts there."""
        try:
            parts = urlsplit(address)
            if parts.scheme or parts.netloc:
                raise ValidationError("It is not a file in the import folder. Download it and put it there.")
            relative = unquote(parts.path)
            root = self._source.root
            places = [(root if relative.startswith("/") else self._source.path.parent, root), (self._more, self._more)]
            paths = [((base / relative.lstrip("/")).resolve(), top.resolve()) for base, top in places if base and top]
            inside = [path for path, top in paths if path.is_relative_to(top)]
            if not inside:
                raise ValidationError("It lies outside the import folder. Put it there.")
            for path in inside:
                if path.is_file():
                    return path
        except (OSError, ValueError):
            raise ValidationError("This is no path of a file.") from None
        raise ValidationError("There is no such file.")

    def _in_library(self, file: ContentFile, picture: Picture) -> int:
        content = file.read()
        file.seek(0)
        digest = hashlib.sha1(content, usedforsecurity=False).hexdigest()  # what Wagtail keeps of every image
        known = ClinicImage.objects.filter(file_hash=digest).order_by("pk").values_list("pk", flat=True).first()
        if known or self._dry_run:
            return known or 0
        title = Path(file.name).stem.replace("-", " ").replace("_", " ").strip().capitalize()
        image = ClinicImage(
            title=title[:MAX_TITLE],
            description=(picture.alt or "").strip()[:MAX_DESCRIPTION],
            file=file,
            file_size=len(content),
            file_hash=digest,
            uploaded_by_user=self._owner,
        )
        image.save()
        self.created.append(image)
        return image.pk
