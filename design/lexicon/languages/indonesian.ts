import type { LanguageWords } from '../language-words.ts';

/** Words of Indonesian. */
export const indonesian: LanguageWords = {
  language: 'id',
  functionWords:
    'dan, atau, yang, di, ke, dari, untuk, dengan, pada, oleh, tentang, dalam, ini, itu, adalah, kami, kita, anda, kamu, saya, mereka, dia, apa, siapa, bagaimana, mana, tidak, lebih, semua, tanpa, bisa, dapat, akan, sudah, telah, juga, hanya, tetapi, jika, agar, sebagai, ada, para, setiap, hingga, sampai, lagi, belum, serta',
  letters: '',
  commonWords:
    'hari, besok, kemarin, minggu, bulan, tahun, gratis, baru, terbaru, terlaris, diskon, promo, kartu, hadiah, ongkir, pengiriman, pembayaran, pesanan, ulasan, selamat, datang, saldo, transaksi, terakhir, terkini, uang, penumpang, asal, tujuan, pergi, pulang, laporan, kerja, lupa, ingat',
  actions:
    'beli, beli sekarang, tambah, tambahkan, tambah ke keranjang, pesan, pesan sekarang, kirim, konfirmasi, batal, batalkan, tutup, lanjut, lanjutkan, berikutnya, selanjutnya, sebelumnya, kembali, cari, daftar, daftar sekarang, masuk, keluar, buat, buat akun, simpan, hapus, ubah, edit, sunting, unduh, unggah, bagikan, ikuti, booking, reservasi, bayar, lihat, lihat semua, lihat selengkapnya, lihat detail, tampilkan, selengkapnya, baca selengkapnya, pelajari lebih lanjut, jelajahi, temukan, mulai, mulai sekarang, coba, coba gratis, berlangganan, hubungi, hubungi kami, telepon, minta, ajukan, gabung, bergabung, ikut, terima, tolak, setuju, pilih, cetak, salin, lewati, selesai, buka, donasi, terapkan, terapkan filter, bandingkan, kelola, perbarui, kosongkan, bayar sekarang, checkout, sewa, transfer, coba lagi, baca, dengarkan, tanya, dapatkan, cek, periksa, verifikasi, aktifkan, buat pesanan, belanja, belanja sekarang, jadwalkan, simpan perubahan, ganti, muat ulang, isi ulang, pesan tiket, klaim',
  navigation:
    'beranda, tentang, tentang kami, kontak, hubungi kami, produk, layanan, harga, blog, berita, bantuan, dukungan, masuk, daftar, akun, akun saya, keranjang, profil, pengaturan, dasbor, tim, karier, karir, galeri, acara, privasi, ketentuan, toko, kategori, cari, fitur, pertanyaan umum, menu, portofolio',
  fields: {
    email: 'e mail, email, alamat email, surel, email anda, email kamu',
    newPassword:
      'kata sandi baru, konfirmasi kata sandi, ulangi kata sandi, konfirmasi password, buat kata sandi, masukkan ulang kata sandi, ulangi password, password baru',
    password: 'kata sandi, sandi, kata sandi anda, password',
    phone:
      'telepon, nomor telepon, no telepon, nomor hp, no hp, ponsel, handphone, nomor ponsel, nomor handphone, no telp, nomor whatsapp, no wa',
    code: 'kode verifikasi, kode otp, kode konfirmasi, otp',
    username: 'nama pengguna, nama akun',
    givenName: 'nama depan',
    familyName: 'nama belakang',
    organization: 'perusahaan, nama perusahaan, organisasi, nama instansi, instansi, nama organisasi',
    cardNumber: 'nomor kartu, kartu kredit',
    cardName: 'nama pada kartu, pemegang kartu, nama di kartu, nama pemegang kartu',
    cardCode: 'kode keamanan, cvc, cvv',
    cardExpiry: 'masa berlaku, tanggal kedaluwarsa, berlaku hingga, tanggal kadaluarsa',
    postalCode: 'kode pos',
    birthday: 'tanggal lahir',
    date: 'tanggal, check in, check out',
    time: 'waktu, jam',
    city: 'kota, kabupaten, kecamatan',
    country: 'negara',
    street: 'jalan, alamat, alamat lengkap, nama jalan, alamat rumah',
    addressLine2: 'nomor unit, lantai, rt rw',
    region: 'provinsi, wilayah',
    jobTitle: 'jabatan, pekerjaan, posisi',
    url: 'situs web, alamat web, tautan, alamat situs',
    search: 'cari, pencarian, telusuri, apa yang anda cari, anda cari, mencari',
    quantity: 'jumlah, banyaknya, kuantitas, umur, usia, berapa, jumlah tamu, nominal',
    message: 'pesan anda, isi pesan, komentar, catatan, keterangan, deskripsi, pertanyaan',
    subject: 'subjek, judul, perihal',
    name: 'nama, nama lengkap, nama anda, siapa nama anda, nama kamu, siapa namamu',
  },
  prompts: 'masukkan, ketik, tulis, isi, contoh, misalnya, pilih',
  months:
    'Januari, Februari, Maret, April, Mei, Juni, Juli, Agustus, September, Oktober, November, Desember, Jan, Feb, Mar, Apr, Jun, Jul, Agu, Agt, Sep, Okt, Nov, Des',
  states: {
    hover: 'hover',
    focus: 'fokus',
    pressed: 'ditekan',
    disabled: 'nonaktif, dinonaktifkan',
    selected: 'dipilih, terpilih, dicentang',
    open: 'terbuka, dibuka',
  },
  layers:
    'bingkai, frame, grup, kelompok, persegi panjang, persegi, elips, lingkaran, garis, panah, vektor, poligon, bintang, gabungan, kurangi, irisan, kecualikan, teks, gambar, komponen, instans, bagian, topeng, lapisan, varian, bentuk',
  labels: {
    increase: 'Tambah',
    decrease: 'Kurangi',
    more: 'Lainnya',
    dialog: 'Dialog',
    button: 'Tombol',
    close: 'Tutup',
    menu: 'Menu',
    search: 'Cari',
    previous: 'Sebelumnya',
    next: 'Berikutnya',
    pages: 'Halaman',
    navigation: 'Navigasi utama',
    breadcrumb: 'Remah roti',
    settings: 'Pengaturan',
    notifications: 'Notifikasi',
    cart: 'Keranjang',
    yes: 'Ya',
    no: 'Tidak',
    selectAll: 'Pilih semua',
    account: 'Akun',
    remove: 'Hapus',
  },
};
