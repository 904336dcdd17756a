// Show the photos she picked before they are sent.
export const previewPhotos = (doc) => {
  for (const input of doc.querySelectorAll("input[type=file][data-preview]")) {
    const box = doc.createElement("div");
    box.className = "preview";
    input.after(box);
    input.addEventListener("change", () => {
      box.replaceChildren(...[...input.files].slice(0, 9).map(shown));
    });
  }
};

const shown = (file) => {
  const photo = new Image();
  photo.alt = file.name;
  photo.src = URL.createObjectURL(file);
  photo.onload = () => URL.revokeObjectURL(photo.src);
  photo.onerror = () => photo.remove();
  return photo;
};
